"""Files that the page serves: settings, theme, style, script, elements, icons."""
