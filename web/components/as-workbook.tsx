import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ProblemError } from '../api/problem.js';
import { fetchWorkbook, type Listed } from '../api/workbook.js';
import { seesEverybody, useMe } from '../app/session.js';
import { common as en } from '../i18n/en/common.js';
import { common as zh } from '../i18n/zh/common.js';
import { useLanguage, useTexts } from '../i18n/language.js';
import { download } from './download.js';
import { useToast } from './toast.js';

/** Downloads the list beside it as a workbook, with the filters that are set; for the offices, who work with lists. */
export function AsWorkbook(listed: Listed): ReactNode {
  const t = useTexts({ zh, en });
  const language = useLanguage();
  const toast = useToast();
  const { roles } = useMe();
  const making = useMutation({
    mutationFn: () => fetchWorkbook(listed),
    onSuccess: ({ name, content }) => {
      download(name, content);
    },
    onError: (error) => {
      toast(error instanceof ProblemError ? error.text[language] : t.unexpected);
    },
  });
  if (!seesEverybody(roles) && !roles.includes('it-admin')) return null;
  return (
    <Button
      size="small"
      title={t.asWorkbookHelp}
      loading={making.isPending}
      onClick={() => {
        making.mutate();
      }}
    >
      {t.asWorkbook}
    </Button>
  );
}
