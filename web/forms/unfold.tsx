import { Button } from 'antd';
import { useState, type ReactNode } from 'react';

interface Props {
  readonly label: ReactNode;
  /** What the button gives way to, until it is closed. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that gives way to a form. */
export function Unfold({ label, children }: Props): ReactNode {
  const [open, setOpen] = useState(false);
  if (open)
    return children(() => {
      setOpen(false);
    });
  return (
    <div className="row">
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
    </div>
  );
}
