"""frontmap: daily prose reports about a war in, geocoded layers and web maps out."""
