import { useLocation, useNavigate } from 'react-router';
import { api, body } from '../../api/client.js';
import { useToast } from '../../components/toast.js';
import { keys as en } from '../../i18n/en/keys.js';
import { keys as zh } from '../../i18n/zh/keys.js';
import { useTexts } from '../../i18n/language.js';

/** Goes to the task that is most urgent, other than the one that is open; says so where there is none. */
export function useNextTask(): () => Promise<void> {
  const t = useTexts({ zh, en });
  const toast = useToast();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return async () => {
    const { items } = await body(api.GET('/v1/tasks', { params: { query: { state: 'open', limit: 2 } } }));
    const next = items.map(({ id }) => `/tasks/${encodeURIComponent(id)}`).find((address) => address !== pathname);
    if (next === undefined) toast(t.noTask);
    else await navigate(next);
  };
}
