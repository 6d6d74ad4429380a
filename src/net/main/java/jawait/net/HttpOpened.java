package jawait.net;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// An answer whose headers have come.
///
/// @param request what was asked
/// @param info status, headers and version
/// @param body what is still to come
record HttpOpened(HttpRequest request, HttpResponse.ResponseInfo info, HttpChunks body) {}
