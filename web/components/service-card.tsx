import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ServiceAccount } from '../api/service-accounts.js';
import { services as en } from '../i18n/en/people/services.js';
import { instant } from '../i18n/format.js';
import { useLanguage, useSay, useTexts } from '../i18n/language.js';
import { services as zh } from '../i18n/zh/people/services.js';

interface Props {
  readonly of: ServiceAccount;
  /** Undefined for who only looks. */
  readonly onRevoke: ((tokenId: number) => void) | undefined;
  readonly children?: ReactNode;
}

/** An account of a script: whose, for what, how far it reaches, and its tokens with their last use. */
export function ServiceCard({ of: one, onRevoke, children }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const language = useLanguage();
  return (
    <li className="card stack tight" aria-label={one.name}>
      <div className="row between">
        <span>
          <strong>{one.name}</strong> <span className="muted">{t.ownedBy(one.ownerName, one.ownerId)}</span>
        </span>
        <span className={one.state === 'open' ? 'chip good' : 'chip bad'}>{t.states[one.state]}</span>
      </div>
      <p>{one.purpose}</p>
      <ul>
        {one.scopes.map(({ scope, name }) => (
          <li key={scope}>
            <code>{scope}</code> {say(name)}
          </li>
        ))}
      </ul>
      <h3>{t.tokens}</h3>
      {one.tokens.length === 0 ? (
        <p className="muted">{t.noTokens}</p>
      ) : (
        <ul>
          {one.tokens.map((token) => (
            <li key={token.id} className="row between">
              <span>
                <code>{token.prefix}…</code> {t.tokenStates[token.state]}{' '}
                <span className="muted">
                  {t.until(instant(token.expiresAt, language))} ·{' '}
                  {token.lastUsedAt === null ? t.unused : t.used(instant(token.lastUsedAt, language))}
                </span>
              </span>
              {token.state === 'valid' && onRevoke !== undefined ? (
                <Button
                  size="small"
                  danger
                  aria-label={`${t.revoke} ${token.prefix}`}
                  onClick={() => {
                    onRevoke(token.id);
                  }}
                >
                  {t.revoke}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {children}
    </li>
  );
}
