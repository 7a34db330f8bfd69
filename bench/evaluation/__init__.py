"""How good the analysis is: over inputs that lie beside the project where it is developed, and over its own small set."""
