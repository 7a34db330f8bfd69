"""Files that callers upload once and draw from as often as they like, until their time is over."""
