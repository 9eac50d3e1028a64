import { Suspense, type ReactNode } from 'react';
import { Navigate, createBrowserRouter } from 'react-router';
import { NotFound, PageFailure } from '../components/not-found.js';
import { Loading } from '../components/states.js';
import { Inbox } from '../pages/inbox/inbox.js';
import { Gate } from './gate.js';
import { lazily } from './lazily.js';

/** Every page is a file of its own, loaded when somebody goes there; the inbox comes along, since most go there. */
const page = (load: () => Promise<{ readonly default: () => ReactNode }>): ReactNode => {
  const Page = lazily(load);
  return <Page />;
};

export const router = createBrowserRouter([
  {
    path: '/password-reset',
    element: <Suspense fallback={<Loading />}>{page(() => import('../pages/password/reset.js'))}</Suspense>,
    errorElement: <PageFailure />,
  },
  ...['/verify', '/verify/:code'].map((path) => ({
    path,
    element: <Suspense fallback={<Loading />}>{page(() => import('../pages/verify/verify.js'))}</Suspense>,
    errorElement: <PageFailure />,
  })),
  {
    element: <Gate />,
    errorElement: <PageFailure />,
    children: [
      { index: true, element: <Navigate to="/home" replace /> },
      {
        errorElement: <PageFailure />,
        children: [
          { path: '/home', element: page(() => import('../pages/home/home.js')) },
          { path: '/inbox', element: <Inbox /> },
          { path: '/tasks/together', element: page(() => import('../pages/task/together.js')) },
          { path: '/tasks/:taskId', element: page(() => import('../pages/task/task.js')) },
          { path: '/cycles', element: page(() => import('../pages/cycles/cycles.js')) },
          { path: '/cycles/:cycleId', element: page(() => import('../pages/cycles/board.js')) },
          { path: '/defenses/:sessionId', element: page(() => import('../pages/calibration/calibration.js')) },
          { path: '/cases/:caseId', element: page(() => import('../pages/cases/case.js')) },
          { path: '/vacancies', element: page(() => import('../pages/vacancies/vacancies.js')) },
          { path: '/vacancies/:vacancyId', element: page(() => import('../pages/vacancies/vacancy.js')) },
          { path: '/trials', element: page(() => import('../pages/trials/trials.js')) },
          { path: '/trials/:caseId', element: page(() => import('../pages/trials/trial.js')) },
          { path: '/standing', element: page(() => import('../pages/standing/standing.js')) },
          { path: '/standing/:personId', element: page(() => import('../pages/standing/standing.js')) },
          { path: '/forecast', element: page(() => import('../pages/forecast/forecast.js')) },
          { path: '/standings', element: page(() => import('../pages/standing/standings.js')) },
          { path: '/reports', element: page(() => import('../pages/reports/reports.js')) },
          { path: '/messages', element: page(() => import('../pages/messages/messages.js')) },
          { path: '/documents', element: page(() => import('../pages/documents/documents.js')) },
          { path: '/documents/:documentId', element: page(() => import('../pages/documents/document.js')) },
          { path: '/paper-templates', element: page(() => import('../pages/templates/templates.js')) },
          { path: '/people', element: page(() => import('../pages/people/people.js')) },
          { path: '/hires/new', element: page(() => import('../pages/people/hire.js')) },
          { path: '/pay-table', element: page(() => import('../pages/people/pay-table.js')) },
          { path: '/confirmations', element: page(() => import('../pages/people/confirmations.js')) },
          { path: '/older-setbacks', element: page(() => import('../pages/people/older-setbacks.js')) },
          { path: '/taken-over', element: page(() => import('../pages/taken-over/taken-over.js')) },
          { path: '/people/:personId', element: page(() => import('../pages/people/person.js')) },
          { path: '/policy', element: page(() => import('../pages/policy/policy.js')) },
          { path: '/imports', element: page(() => import('../pages/imports/imports.js')) },
          { path: '/retention', element: page(() => import('../pages/retention/retention.js')) },
          { path: '/waiting-changes', element: page(() => import('../pages/changes/changes.js')) },
          { path: '/set-up', element: page(() => import('../pages/set-up/set-up.js')) },
          { path: '/accounts', element: page(() => import('../pages/admin/accounts.js')) },
          { path: '/service-accounts', element: page(() => import('../pages/admin/service-accounts.js')) },
          { path: '/endpoints', element: page(() => import('../pages/endpoints/endpoints.js')) },
          { path: '/calendar', element: page(() => import('../pages/admin/calendar.js')) },
          { path: '/health', element: page(() => import('../pages/admin/health.js')) },
          { path: '/password', element: page(() => import('../pages/password/password.js')) },
          { path: '*', element: <NotFound /> },
        ],
      },
    ],
  },
]);
