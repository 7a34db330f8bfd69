"""Turns spec/ into everything that names the wire: server models, both SDKs' low layers, published documents."""
