"""What each subcommand asks, as pure functions: a store and words in, an answer or a refusal out."""
