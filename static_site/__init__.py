"""The static site: templates, styles and scripts, and the build that turns them into files for a bucket."""
