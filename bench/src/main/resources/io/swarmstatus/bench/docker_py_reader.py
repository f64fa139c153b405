# Reads nodes, services and tasks through docker-py once for each line of its input, and tells how long that took.
import json
import sys
import time

import docker

engine = docker.APIClient(base_url=sys.argv[1], version="1.41", timeout=300)
for _ in sys.stdin:
    begun = time.perf_counter()
    nodes, services, tasks = engine.nodes(), engine.services(), engine.tasks()
    took = time.perf_counter() - begun
    print(json.dumps({"seconds": took, "nodes": len(nodes), "services": len(services), "tasks": len(tasks)}), flush=True)
    del nodes, services, tasks
