import { api, body } from './client.js';
import type { components } from './schema.js';

export type NamedView = components['schemas']['NamedView'];
export type ViewedList = NamedView['list'];

export const VIEWS = ['views'] as const;

/** One's own named views, of all tables. */
export const fetchViews = () => body(api.GET('/v1/me/views'));

/** Keeps how a table looks under a new name. */
export const addView = (view: Omit<NamedView, 'id'>) => body(api.POST('/v1/me/views', { body: view }));

/** Gives a view another name, or another look. */
export const changeView = ({ id, name, query }: Omit<NamedView, 'list'>) =>
  body(api.PUT('/v1/me/views/{viewId}', { params: { path: { viewId: id } }, body: { name, query } }));

/** Removes a view. */
export const removeView = (viewId: number) =>
  body(api.DELETE('/v1/me/views/{viewId}', { params: { path: { viewId } } }));
