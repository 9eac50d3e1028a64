import * as z from 'zod';
import type { ServiceAccount } from '../../../db/accounts/service-accounts.js';
import { SCOPE_NAMES, SCOPES, type ScopeName } from '../../../domain/permissions/scopes.js';
import { textSchema } from '../../http/problem.js';
import { instant, roleSchema } from '../schemas.js';

export const scopeName = z.enum(SCOPE_NAMES as readonly [ScopeName, ...ScopeName[]]);

/** A scope as it is offered to whoever asks for an account of a script. */
export const scopeSchema = z
  .strictObject({
    scope: scopeName,
    name: textSchema,
    sensitive: z.boolean().meta({ description: '待第二人确认 · it waits for a second person' }),
    offices: z.array(roleSchema).meta({ description: '所有人须有其一 · its owner needs one of these' }),
  })
  .meta({ id: 'ServiceScope' });

export const serviceAccountSchema = z
  .strictObject({
    id: z.int(),
    name: z.string(),
    purpose: z.string(),
    ownerId: z.string(),
    ownerName: z.string(),
    scopes: z.array(z.strictObject({ scope: z.string(), name: textSchema })),
    state: z.enum(['open', 'closed', 'owner-gone']),
    madeBy: z.string(),
    madeAt: instant,
    closedBy: z.string().nullable(),
    closedAt: instant.nullable(),
    tokens: z.array(
      z.strictObject({
        id: z.int(),
        prefix: z.string().meta({ description: '令牌的开头，供辨认 · its beginning, to know it by' }),
        createdAt: instant,
        expiresAt: instant,
        lastUsedAt: instant.nullable(),
        state: z.enum(['valid', 'expired', 'revoked']),
      }),
    ),
  })
  .meta({ id: 'ServiceAccount' });

const nameOf = (scope: string): z.input<typeof textSchema> =>
  scope in SCOPES ? SCOPES[scope as ScopeName].name : { zh: scope, en: scope };

/** An account of a script as it goes out. */
export const showService = (one: ServiceAccount): z.input<typeof serviceAccountSchema> => ({
  ...one,
  scopes: one.scopes.map((scope) => ({ scope, name: nameOf(scope) })),
  madeAt: one.madeAt.toISOString(),
  closedAt: one.closedAt?.toISOString() ?? null,
  tokens: one.tokens.map((token) => ({
    ...token,
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
  })),
});
