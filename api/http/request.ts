import type { Request, Response } from 'express';
import * as z from 'zod';
import { FOR_LOG_IN, FOR_MANY, FOR_ONE, readJson, type BodyLimits } from './body/json-body.js';
import type { Route } from './route.js';
import { badHeader, citing, ifMatchRequired, unsupportedType } from './refusals.js';
import { spool } from './body/spool.js';
import { parse } from './validation.js';

/** What a request holds once it has been parsed by its route's schemas. */
export interface Parsed {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  /** Of a JSON body; 0 without one. */
  readonly bytes: number;
  readonly ifMatch: string | undefined;
}

const noQuery = z.strictObject({});

/** Parses address, query and body. @throws ApiRefusal `REQUEST.*`, `PRECONDITION.REQUIRED`. */
export async function parseRequest(route: Route, req: Request, res: Response): Promise<Parsed> {
  const params = route.params ? parse(route.params, req.params, 'params') : undefined;
  const query = parse(route.query ?? noQuery, req.query, 'query');
  const ifMatch = versionOf(req.get('If-Match'));
  if (route.versioned === true && ifMatch === undefined) throw ifMatchRequired();
  return { params, query, ifMatch, ...(await bodyOf(route, req, res, params)) };
}

type Body = Pick<Parsed, 'body' | 'bytes'>;
const NO_BODY: Body = { body: undefined, bytes: 0 };

const limitsOf = ({ limited, forMany }: Route): BodyLimits =>
  limited === true ? FOR_LOG_IN : forMany === true ? FOR_MANY : FOR_ONE;

async function bodyOf(route: Route, req: Request, res: Response, params: unknown): Promise<Body> {
  if (route.rawBody && req.is([...route.rawBody.types])) {
    if ((req.get('Content-Encoding') ?? 'identity') !== 'identity') throw unsupportedType(route.rawBody.types);
    const { spool: most, watch, before } = route.rawBody;
    await before?.(params as never);
    return most === undefined ? NO_BODY : { body: await spool(req, res, { most, watch: watch?.() }), bytes: 0 };
  }
  if (!route.body) {
    if (route.rawBody) throw unsupportedType(route.rawBody.types, route.rawBody.description);
    return NO_BODY;
  }
  if (!req.is('application/json')) throw unsupportedType(['application/json', ...(route.rawBody?.types ?? [])]);
  if (!isUtf8(req.get('Content-Type'))) throw unsupportedType(['application/json']);
  const { value, bytes } = await readJson(req, res, limitsOf(route));
  try {
    return { body: parse(route.body, value), bytes };
  } catch (error) {
    throw route.clause === undefined ? error : citing(error, route.clause);
  }
}

/** JSON is UTF-8 (RFC 8259); a charset that says otherwise is not read as if it were. */
const isUtf8 = (type = ''): boolean => /;\s*charset="?utf-?8"?\s*(;|$)/i.test(type) || !/;\s*charset=/i.test(type);

/** The version in an If-Match; `*` and weak tags are not taken, for they would match anything. */
function versionOf(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const version = /^"([\x21\x23-\x7e]{1,100})"$/.exec(header.trim())?.[1];
  if (version === undefined) {
    throw badHeader('If-Match', '须为一个带引号的 ETag，例如 "3"', 'one quoted ETag, such as "3"');
  }
  return version;
}
