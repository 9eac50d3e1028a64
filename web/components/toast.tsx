import { createContext, useCallback, useContext, useRef, useState, type ReactNode } from 'react';

const SHOWN_MS = 4_000;
const ToastContext = createContext<(message: string) => void>(() => undefined);

/** Says that something was done, for some seconds, also to who cannot see it. */
export function ToastProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [message, setMessage] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const toast = useCallback((next: string) => {
    clearTimeout(timer.current);
    setMessage(next);
    timer.current = setTimeout(() => {
      setMessage(undefined);
    }, SHOWN_MS);
  }, []);
  return (
    <ToastContext value={toast}>
      {children}
      <div role="status" aria-live="polite">
        {message === undefined ? null : <div className="toast">{message}</div>}
      </div>
    </ToastContext>
  );
}

export const useToast = (): ((message: string) => void) => useContext(ToastContext);
