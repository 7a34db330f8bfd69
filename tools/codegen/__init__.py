"""Turns spec/ into everything that is written from it: bundled documents, server structs, and the SDKs' lowest layers."""
