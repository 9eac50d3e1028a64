import type { components } from './schema.js';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type Role = Schemas['Role'];
export type Task = Schemas['Task'];
