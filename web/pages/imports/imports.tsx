import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { api, body } from '../../api/client.js';
import { audits, useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { csvOf } from '../../components/csv.js';
import { download } from '../../components/download.js';
import { FileButton } from '../../components/file-button.js';
import { Answered, Failure } from '../../components/states.js';
import { Field } from '../../forms/field.js';
import { imports as en } from '../../i18n/en/people/imports.js';
import { imports as zh } from '../../i18n/zh/people/imports.js';
import { instant } from '../../i18n/format.js';
import { useLanguage, useTexts } from '../../i18n/language.js';
import { Difference } from './difference.js';
import { AsWorkbook } from '../../components/as-workbook.js';

const KINDS = ['people', 'ratings', 'complaints', 'leaves'] as const;
type Kind = (typeof KINDS)[number];
/** What the address asks for; ratings are what comes most often. */
const kindOf = (asked: string | null): Kind => KINDS.find((kind) => kind === asked) ?? 'ratings';
const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Files of people, ratings, complaints and leaves: a dry run with its diff, then all or nothing. */
export default function Imports(): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const [search, setSearch] = useSearchParams();
  const chosen = search.get('import');
  const recent = useQuery({
    queryKey: ['imports'],
    queryFn: () => body(api.GET('/v1/imports', { params: { query: { limit: 20 } } })),
  });
  const choose = (id: string): void => {
    setSearch({ import: id });
  };
  return (
    <Page title={t.title} lead={t.lead}>
      {audits(useMe().roles) ? null : <Upload of={kindOf(search.get('kind'))} onDone={choose} />}
      {chosen === null ? null : <Difference key={chosen} importId={chosen} />}
      <section className="stack tight">
        <div className="row between">
          <h2>{t.recent}</h2>
          <AsWorkbook path="/v1/imports" />
        </div>
        <Answered of={recent}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="muted">{t.none}</p>
            ) : (
              <ul className="card stack tight">
                {items.map((one) => (
                  <li key={one.id} className="row between">
                    <span>
                      {t.kinds[one.kind]} · {one.filename}{' '}
                      <span className="muted">{instant(one.createdAt, language)}</span>
                    </span>
                    <span className="row">
                      <span className={one.status === 'applied' ? 'chip good' : 'chip'}>{t.statuses[one.status]}</span>
                      <Button
                        size="small"
                        aria-label={`${t.rowsOf} ${one.filename}`}
                        onClick={() => {
                          choose(one.id);
                        }}
                      >
                        {t.rowsOf}
                      </Button>
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </section>
    </Page>
  );
}

interface UploadProps {
  /** What is chosen at first. */
  readonly of: Kind;
  readonly onDone: (importId: string) => void;
}

function Upload({ of, onDone }: UploadProps): ReactNode {
  const t = useTexts({ zh, en });
  const client = useQueryClient();
  const [kind, setKind] = useState<Kind>(of);
  const [file, setFile] = useState<File>();
  const uploading = useMutation({
    mutationFn: (given: File) =>
      body(
        api.POST('/v1/imports', {
          params: { query: { kind, filename: given.name } },
          headers: {
            'Content-Type': TYPES[given.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
          },
          body: given as never,
          bodySerializer: (content: unknown) => content as File,
        }),
      ),
    onSuccess: async ({ id }) => {
      onDone(id);
      await client.invalidateQueries({ queryKey: ['imports'] });
    },
  });
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (file !== undefined) uploading.mutate(file);
      }}
    >
      <div className="row" style={{ gap: 24, alignItems: 'end' }}>
        <Field label={t.kind}>
          {(control) => (
            <Select
              {...control}
              style={{ width: 160 }}
              value={kind}
              options={KINDS.map((value) => ({
                value,
                label: t.kinds[value],
              }))}
              onChange={setKind}
            />
          )}
        </Field>
        <Field label={t.file}>
          {(control) => (
            <FileButton
              {...control}
              accept=".csv,.xlsx"
              chosen={file?.name}
              onChoose={([next]) => {
                setFile(next);
              }}
            />
          )}
        </Field>
        <Button
          onClick={() => {
            const headings = Object.values(t.columns[kind] ?? {});
            download(t.templateFile(t.kinds[kind]), csvOf([headings]));
          }}
        >
          {t.template}
        </Button>
        <Button type="primary" htmlType="submit" disabled={file === undefined} loading={uploading.isPending}>
          {uploading.isPending ? t.uploading : t.upload}
        </Button>
      </div>
      {uploading.error === null ? null : <Failure error={uploading.error} />}
    </form>
  );
}
