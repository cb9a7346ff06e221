"""What a young person said, for those who work with them: to write down what they told, and to answer."""
