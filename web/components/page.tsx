import { useEffect, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  /** Beside the title: chips, buttons. */
  readonly beside?: ReactNode;
  readonly children: ReactNode;
}

/** A page with its title, which is also the tab's. */
export function Page({ title, lead, beside, children }: Props): ReactNode {
  useEffect(() => {
    document.title = `${title} · 晋级 Jinji`;
  }, [title]);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{title}</h1>
        {beside === undefined ? null : <div className="row">{beside}</div>}
        {lead === undefined ? null : <p className="lead">{lead}</p>}
      </header>
      {children}
    </div>
  );
}
