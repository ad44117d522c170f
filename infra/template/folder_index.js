// Runs at the edge before the site's bucket is asked. It keeps to ECMAScript 5.1, which the edge's runtime speaks whole.
// The folders of the site, and each language's home with its page for what is not there, as static_site/pages.py has them.
var FOLDERS = [];
var MISSING = [];
// A link whose # was encoded on its way, once or more often, and perhaps its ? too: folder, query, what stood behind the #, query.
var ENCODED = /^(\/[^?]*?)(?:(?:%(?:25)*3F|\?)(.*?))?%(?:25)*23([^?&]*)[?&]?(.*)$/i;

function handler(event) {
    var request = event.request;
    var query = asked(request.querystring);
    var link = ENCODED.exec(request.uri + query);
    var folder = ending(link ? link[1] : request.uri);
    if (FOLDERS.indexOf(folder) < 0) {
        return link || request.uri.split('/').pop().indexOf('.') < 0 ? missing(folder) : request;
    }
    if (link) {
        return leadTo(302, 'Found', folder + joined([plain(link[2]), link[4]]) + '#' + legal(link[3]));
    }
    if (folder !== request.uri) {
        return leadTo(308, 'Permanent Redirect', folder + query);
    }
    request.uri += 'index.html';
    return request;
}

function ending(path) {
    return path.slice(-1) === '/' ? path : path + '/';
}

// The folder is one of the site's own: it is never somebody else's host. What holds a token is kept nowhere.
function leadTo(status, words, address) {
    var headers = { location: { value: address } };
    if (status === 302) {
        headers['cache-control'] = { value: 'no-store' };
    }
    return { statusCode: status, statusDescription: words, headers: headers };
}

function asked(given) {
    var parts = [];
    Object.keys(given).forEach(function (name) {
        (given[name].multiValue || [given[name]]).forEach(function (one) {
            parts.push(legal(name) + (one.value ? '=' + legal(one.value) : ''));
        });
    });
    return joined(parts);
}

function joined(parts) {
    var some = parts.filter(function (part) { return part; });
    return some.length ? '?' + some.join('&') : '';
}

function plain(query) {
    return (query || '').split(/&|%(?:25)*26/).map(function (part) { return legal(part.replace(/%(?:25)*3D/gi, '=')); }).join('&');
}

// What came encoded stays as it is; what an address must not hold is encoded.
function legal(text) {
    return text.replace(/[^\w.~%!$'()*+,;:@\/?=-]+/g, encodeURIComponent);
}

// The bucket would answer in XML. The refresh shows the site's own page for it, in the reader's language.
function missing(folder) {
    var homes = MISSING.filter(function (pair) { return folder.indexOf(pair[0]) === 0; });
    var page = homes.concat(MISSING.slice(-1))[0][1];
    return {
        statusCode: 404,
        statusDescription: 'Not Found',
        headers: { 'content-type': { value: 'text/html; charset=utf-8' }, 'cache-control': { value: 'no-store' } },
        body: {
            encoding: 'text',
            data: '<!doctype html><html><meta charset="utf-8"><title>404</title><meta http-equiv="refresh" content="0;url=' +
                page + '"><p><a href="' + page + '">404</a></p></html>'
        }
    };
}
