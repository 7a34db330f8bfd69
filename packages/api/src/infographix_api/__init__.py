"""The InfoGraphix server: REST API, workers, and the engine that analyses and draws."""
