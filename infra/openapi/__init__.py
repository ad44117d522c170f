"""The OpenAPI document, made from the routes' own table and types whenever the site is built: no copy to keep in step."""
