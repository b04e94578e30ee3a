"""The curator's side: strict YAML, typed records, rules, and the compiler of the index.

Data flows one way: `reader` gives plain data with line numbers, `loading` turns it into records,
`rules` judges the records together, `compiler` writes the index, `cache` keeps compiled indexes.
Nothing here is imported on the way of a warm lookup.
"""
