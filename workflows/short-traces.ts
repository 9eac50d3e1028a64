/**
 * For each promise of a workflow the SDK writes down where it was made, frame by frame, for a query that nobody needs
 * here: what a case waits for stands in the records. With the usual ten frames this was nearly half of what a workflow
 * costs the worker; one is left, which says where an error was thrown. Loaded before the sandbox is closed
 * (`preloadModules`), since nothing can be changed there afterwards.
 */
Error.stackTraceLimit = 1;

export {};
