import { DeleteOutlined, EditOutlined, SaveOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import {
  addView,
  changeView,
  fetchViews,
  removeView,
  VIEWS,
  type NamedView,
  type ViewedList,
} from '../../api/views.js';
import { table as en } from '../../i18n/en/table.js';
import { table as zh } from '../../i18n/zh/table.js';
import { useTexts } from '../../i18n/language.js';
import { Answered, Failure } from '../states.js';
import type { View } from './view.js';

interface Props {
  readonly list: ViewedList;
  readonly view: View;
}

/** One's own views of a table, under names: chosen, kept, brought up to date, renamed and removed; nobody else sees them. */
export function NamedViews({ list, view }: Props): ReactNode {
  const t = useTexts({ zh, en });
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <Views
          list={list}
          view={view}
          onShown={() => {
            setOpen(false);
          }}
        />
      }
    >
      <Button aria-haspopup="dialog" aria-expanded={open}>
        {t.views}
      </Button>
    </Popover>
  );
}

type Act = () => Promise<unknown>;

function Views({ list, view, onShown }: Props & { readonly onShown: () => void }): ReactNode {
  const t = useTexts({ zh, en });
  const client = useQueryClient();
  const views = useQuery({ queryKey: VIEWS, queryFn: fetchViews });
  const [renamed, setRenamed] = useState<NamedView>();
  const doing = useMutation({
    mutationFn: (act: Act) => act(),
    onSuccess: () => client.invalidateQueries({ queryKey: VIEWS }),
  });
  const show = ({ query }: NamedView): void => {
    view.show(query);
    onShown();
  };
  return (
    <div className="stack tight named-views" role="group" aria-label={t.views}>
      <Answered of={views}>
        {({ items }) => {
          const own = items.filter((one) => one.list === list);
          if (own.length === 0) return <p className="muted">{t.noViews}</p>;
          return (
            <ul>
              {own.map((one) => (
                <Line
                  key={one.id}
                  of={one}
                  view={view}
                  onShow={show}
                  onRename={setRenamed}
                  onAct={(act) => {
                    doing.mutate(act);
                  }}
                />
              ))}
            </ul>
          );
        }}
      </Answered>
      <Naming
        key={renamed?.id ?? 'new'}
        of={renamed}
        pending={doing.isPending}
        onName={(name, done) => {
          const { query } = view;
          const act: Act = () =>
            renamed === undefined ? addView({ list, name, query }) : changeView({ ...renamed, name });
          doing.mutate(act, {
            onSuccess: () => {
              setRenamed(undefined);
              done();
            },
          });
        }}
        onCancel={() => {
          setRenamed(undefined);
        }}
      />
      {doing.error === null ? null : <Failure error={doing.error} />}
    </div>
  );
}

interface LineProps {
  readonly of: NamedView;
  readonly view: View;
  readonly onShow: (one: NamedView) => void;
  readonly onRename: (one: NamedView) => void;
  readonly onAct: (act: Act) => void;
}

function Line({ of: one, view, onShow, onRename, onAct }: LineProps): ReactNode {
  const t = useTexts({ zh, en });
  const isShown = one.query === view.query;
  return (
    <li>
      <Button
        type="text"
        className="named-view"
        aria-current={isShown}
        onClick={() => {
          onShow(one);
        }}
      >
        {one.name}
      </Button>
      <Button
        size="small"
        type="text"
        icon={<SaveOutlined />}
        aria-label={t.updateView(one.name)}
        title={t.updateView(one.name)}
        disabled={isShown}
        onClick={() => {
          onAct(() => changeView({ ...one, query: view.query }));
        }}
      />
      <Button
        size="small"
        type="text"
        icon={<EditOutlined />}
        aria-label={t.renameView(one.name)}
        title={t.renameView(one.name)}
        onClick={() => {
          onRename(one);
        }}
      />
      <Popconfirm
        title={t.removeView(one.name)}
        okText={t.remove}
        cancelText={t.keep}
        onConfirm={() => {
          onAct(() => removeView(one.id));
        }}
      >
        <Button
          size="small"
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t.removeView(one.name)}
          title={t.removeView(one.name)}
        />
      </Popconfirm>
    </li>
  );
}

interface NamingProps {
  /** The view that is renamed; undefined where the present one is kept. */
  readonly of: NamedView | undefined;
  readonly pending: boolean;
  readonly onName: (name: string, done: () => void) => void;
  readonly onCancel: () => void;
}

function Naming({ of, pending, onName, onCancel }: NamingProps): ReactNode {
  const t = useTexts({ zh, en });
  const [name, setName] = useState(of?.name ?? '');
  const label = of === undefined ? t.viewName : t.renameView(of.name);
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onName(name.trim(), () => {
          setName('');
        });
      }}
    >
      <Input
        aria-label={label}
        placeholder={label}
        maxLength={40}
        style={{ width: 200 }}
        value={name}
        onChange={({ target }) => {
          setName(target.value);
        }}
      />
      <Button type="primary" htmlType="submit" loading={pending} disabled={name.trim() === ''}>
        {of === undefined ? t.saveView : t.rename}
      </Button>
      {of === undefined ? null : <Button onClick={onCancel}>{t.keep}</Button>}
    </form>
  );
}
