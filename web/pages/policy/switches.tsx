import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Change, Entry, Switch } from '../../api/policy.js';
import { isHr, useMe } from '../../app/session.js';
import { policy as en } from '../../i18n/en/policy/policy.js';
import { policy as zh } from '../../i18n/zh/policy/policy.js';
import { useSay, useTexts } from '../../i18n/language.js';
import { ChangeSwitch } from './change-switch.js';
import { Changes } from './changes.js';
import { switchName, switchValue, type SwitchValue } from './switch-control.js';

/** The switches of an entry: what holds today, HR's changes of them, and where HR makes one (§13.2). */
export function Switches({
  entry,
  changes,
}: {
  readonly entry: Entry;
  readonly changes: readonly Change[];
}): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  const [open, setOpen] = useState<string>();
  const mayChange = isHr(useMe().roles);
  return (
    <div className="stack switches">
      {(entry.switches ?? []).map((one) => (
        <section key={one.key} className="stack tight" aria-label={say(switchName(entry, one))}>
          <div className="row between">
            <span>
              {one.type === 'mark' ? `${say(one.label)} ` : t.inForce}
              <InForce of={one} value={entry.inForce[one.key] ?? one.value} />
            </span>
            {mayChange && open !== one.key ? (
              <Button
                size="small"
                aria-label={t.changeOf(say(switchName(entry, one)))}
                onClick={() => {
                  setOpen(one.key);
                }}
              >
                {t.change}
              </Button>
            ) : null}
          </div>
          {open === one.key ? (
            <ChangeSwitch
              entry={entry}
              of={one}
              onClose={() => {
                setOpen(undefined);
              }}
            />
          ) : null}
          <Changes of={one} changes={changes.filter(({ key }) => key === one.key)} />
        </section>
      ))}
    </div>
  );
}

/** What holds today; a mark that nobody has chosen is asked for (I-30). */
function InForce({ of: one, value }: { readonly of: Switch; readonly value: SwitchValue | null }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useSay();
  return value === null ? (
    <span className="chip warn">{t.notChosen}</span>
  ) : (
    <strong>{say(switchValue(one, value))}</strong>
  );
}
