// Jest loads this file itself, untransformed; tsx lets it reach the TypeScript that does the work.
import { tsImport } from 'tsx/esm/api';

let tearDown;

export default async function globalSetup(config) {
  const { setUp } = await tsImport('./global-setup.ts', import.meta.url);
  tearDown = await setUp(config.testPathPatterns?.patterns ?? []);
}

export async function globalTeardown() {
  await tearDown?.();
}
