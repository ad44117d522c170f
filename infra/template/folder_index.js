function handler(event) {
    var request = event.request;
    var last = request.uri.split('/').pop();
    if (last === '') {
        request.uri += 'index.html';
    } else if (last.indexOf('.') < 0) {
        return { statusCode: 308, statusDescription: 'Permanent Redirect', headers: { location: { value: request.uri + '/' } } };
    }
    return request;
}
