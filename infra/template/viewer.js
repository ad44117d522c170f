// Runs at the edge before the API is asked. Who asks is told by the edge alone: what came under that name is written over.
function handler(event) {
    event.request.headers['x-viewer'] = { value: event.viewer.ip };
    return event.request;
}
