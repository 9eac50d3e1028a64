import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { fetchUnread, useReceiptCounts, type ReceiptCount } from '../../api/announcements.js';
import { useDepartments } from '../../api/departments.js';
import { csvOf } from '../../components/csv.js';
import { download } from '../../components/download.js';
import { Answered } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { announcements as en } from '../../i18n/en/policy/announcements.js';
import { announcements as zh } from '../../i18n/zh/policy/announcements.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { useTold } from '../../i18n/use-stored.js';
import { AsWorkbook } from '../../components/as-workbook.js';

/** I-80: how far each announcement was read, and, for one of them, who has not read it. */
export function Receipts(): ReactNode {
  const t = useTexts({ zh, en });
  const say = useTold();
  const language = useLanguage();
  const counts = useReceiptCounts();
  const [chosen, setChosen] = useState<number>();
  return (
    <section className="stack" aria-labelledby="receipts">
      <div className="row between">
        <h2 id="receipts">{t.receipts}</h2>
        <AsWorkbook path="/v1/receipts" />
      </div>
      <Answered of={counts}>
        {(items) => {
          const one = items.find(({ no }) => no === chosen);
          return (
            <>
              <div className="card table-scroll" tabIndex={0} role="region" aria-label={t.receipts}>
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{t.title}</th>
                      <th scope="col" className="number">
                        {t.read}
                      </th>
                      <th scope="col" className="number">
                        {t.unread}
                      </th>
                      <th scope="col" />
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((each) => (
                      <tr key={each.no}>
                        <th scope="row">
                          {say(each.title)} <span className="muted">{instant(each.announcedAt, language)}</span>
                        </th>
                        <td className="number">{each.read}</td>
                        <td className="number">{each.people - each.read}</td>
                        <td>
                          <Button
                            size="small"
                            aria-label={t.whoNotOf(say(each.title))}
                            aria-pressed={each.no === chosen}
                            onClick={() => {
                              setChosen(each.no === chosen ? undefined : each.no);
                            }}
                          >
                            {t.whoNot}
                          </Button>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {one === undefined ? null : <Unread key={one.no} of={one} />}
            </>
          );
        }}
      </Answered>
    </section>
  );
}

function Unread({ of: { no, title } }: { readonly of: ReceiptCount }): ReactNode {
  const t = useTexts({ zh, en });
  const say = useTold();
  const language = useLanguage();
  const departments = useDepartments();
  const [department, setDepartment] = useState<string>();
  const list = useQuery({
    queryKey: ['receipts', no, department ?? ''],
    queryFn: () => fetchUnread(no, department),
  });
  return (
    <section className="card stack" aria-label={t.whoNotOf(say(title))}>
      <Field label={t.department} optional>
        {(control) => (
          <Select
            {...control}
            allowClear
            style={{ width: 240 }}
            placeholder={t.allDepartments}
            value={department ?? null}
            options={Object.entries(departments).map(([id, label]) => ({ value: id, label }))}
            onChange={(next: string | null | undefined) => {
              setDepartment(next ?? undefined);
            }}
          />
        )}
      </Field>
      <Answered of={list}>
        {(people) =>
          people.length === 0 ? (
            <p className="muted">{t.everybodyRead}</p>
          ) : (
            <>
              <div className="row">
                <Button
                  onClick={() => {
                    const head = [t.personId, t.person, t.department, t.toldOn, t.account];
                    const rows = people.map((one) => [
                      one.personId,
                      one.personName,
                      one.departmentName,
                      instant(one.toldAt, language),
                      one.hasAccount ? t.hasAccount : t.noAccount,
                    ]);
                    download(t.fileOf(say(title)), csvOf([head, ...rows]));
                  }}
                >
                  {t.exportCsv}
                </Button>
              </div>
              <div className="table-scroll" tabIndex={0} role="region" aria-label={t.unread}>
                <table className="table">
                  <thead>
                    <tr>
                      <th scope="col">{t.person}</th>
                      <th scope="col">{t.department}</th>
                      <th scope="col">{t.toldOn}</th>
                      <th scope="col">{t.account}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {people.map((one) => (
                      <tr key={one.personId}>
                        <th scope="row">
                          {one.personName} <span className="muted">{one.personId}</span>
                        </th>
                        <td>{one.departmentName}</td>
                        <td>{instant(one.toldAt, language)}</td>
                        <td>{one.hasAccount ? t.hasAccount : t.noAccount}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
            </>
          )
        }
      </Answered>
    </section>
  );
}
