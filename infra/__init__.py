"""Templates, packages, deployment and the local AWS, a room each; nothing of it is deployed."""
