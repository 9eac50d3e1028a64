import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import type { components } from '../../api/schema.js';
import { useMe } from '../../app/session.js';
import { DayPicker } from '../../components/day-picker.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import type { Column } from '../../components/table/column.js';
import { DataTable } from '../../components/table/data-table.js';
import { useView } from '../../components/table/view.js';
import { Field } from '../../forms/field.js';
import { personnel as en } from '../../i18n/en/cases/personnel.js';
import { vocabulary as wordsEn } from '../../i18n/en/vocabulary.js';
import { personnel as zh } from '../../i18n/zh/cases/personnel.js';
import { vocabulary as wordsZh } from '../../i18n/zh/vocabulary.js';
import { yuan, today } from '../../i18n/format.js';
import { useTexts } from '../../i18n/language.js';
import { AsWorkbook } from '../../components/as-workbook.js';
import { AddRates } from './add-rates.js';
import { Payroll } from './payroll.js';

type Rate = components['schemas']['PayRate'];

const SORTS = ['level', 'monthly'] as const;

/** §12: what each level pays on a day; for HR and the general manager, and HR's manager adds to it. */
export default function PayTablePage(): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useMe();
  const view = useView({ sorts: SORTS });
  const columns = useColumns();
  const [on, setOn] = useState<string | undefined>(today);
  const [adding, setAdding] = useState(false);
  const rates = useQuery({
    queryKey: ['pay-rates', on],
    queryFn: () => body(api.GET('/v1/pay-rates', { params: { query: on === undefined ? {} : { on } } })),
    enabled: on !== undefined,
    placeholderData: (before) => before,
  });
  const add = (
    <Button
      type="primary"
      onClick={() => {
        setAdding(true);
      }}
    >
      {t.addPay}
    </Button>
  );
  return (
    <Page
      title={t.payTable}
      lead={t.payTableLead}
      beside={
        <>
          <AsWorkbook path="/v1/pay-rates" query={{ on }} />
          {roles.includes('hr-manager') && !adding ? add : null}
        </>
      }
    >
      {adding ? (
        <AddRates
          onClose={() => {
            setAdding(false);
          }}
        />
      ) : null}
      <Field label={t.payOn}>{(control) => <DayPicker control={control} value={on} onChange={setOn} />}</Field>
      <Answered of={rates}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t.noPay}</Empty>
          ) : (
            <DataTable
              whole
              label={t.payTable}
              columns={columns}
              view={view}
              rows={items}
              idOf={({ level }) => level}
            />
          )
        }
      </Answered>
      <Payroll />
    </Page>
  );
}

function useColumns(): readonly Column<Rate>[] {
  const t = useTexts({ zh, en });
  const { levels } = useTexts({ zh: wordsZh, en: wordsEn });
  return useMemo(() => {
    const ladder = Object.keys(levels);
    return [
      {
        key: 'level',
        title: t.payLevel,
        text: ({ level }) => levels[level],
        // By the ladder, from its first step up.
        sort: ({ level }) => ladder.indexOf(level),
      },
      {
        key: 'monthly',
        title: t.monthly,
        text: ({ monthlyAmount }) => yuan(monthlyAmount),
        sort: ({ monthlyAmount }) => Number(monthlyAmount),
        number: true,
      },
    ];
  }, [t, levels]);
}
