package jawait.kernel;

import jawait.kernel.wire.Message;

/// The request that output belongs to and that questions go to: the key of every origin that this kernel hands out.
///
/// @param home whose request it is
/// @param asks whether the client can be asked
record Parent(Notebook home, Message request, boolean asks) {}
