// Stops what global-setup.mjs started; Jest wants a file of its own for it.
export { globalTeardown as default } from './global-setup.mjs';
