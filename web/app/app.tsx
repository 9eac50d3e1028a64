import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import type { ReactNode } from 'react';
import { RouterProvider } from 'react-router';
import { ProblemError } from '../api/problem.js';
import { ToastProvider } from '../components/toast.js';
import { localeOf } from './locale.js';
import { PreferencesProvider, usePreferences } from './preferences.js';
import { router } from './routes.js';
import { SessionProvider } from './session.js';
import { themeOf } from './theme.js';

/** What was refused is refused again; only what got no answer is asked for once more. */
const again = (failures: number, error: Error): boolean =>
  failures < 2 && (!(error instanceof ProblemError) || error.status === 0 || error.status >= 500);

const client = new QueryClient({
  defaultOptions: { queries: { retry: again, staleTime: 5_000 }, mutations: { retry: false } },
});

/** The whole program: choices of the person, data, session, pages. */
export function App(): ReactNode {
  return (
    <PreferencesProvider>
      <QueryClientProvider client={client}>
        <SessionProvider>
          <Themed />
        </SessionProvider>
      </QueryClientProvider>
    </PreferencesProvider>
  );
}

function Themed(): ReactNode {
  const { language, scheme } = usePreferences();
  return (
    <ConfigProvider
      theme={themeOf(scheme)}
      locale={localeOf(language)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <ToastProvider>
        <RouterProvider router={router} />
      </ToastProvider>
    </ConfigProvider>
  );
}
