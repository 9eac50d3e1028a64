// What went wrong may name what somebody wrote: words and traces of failures are sealed like everything else.
// CommonJS, because the SDK requires it by its path, in the worker as in the workflows' bundle.
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
