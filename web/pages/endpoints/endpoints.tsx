import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api, body } from '../../api/client.js';
import { useMe } from '../../app/session.js';
import { Page } from '../../components/page.js';
import { Answered, Empty } from '../../components/states.js';
import { endpoints as en } from '../../i18n/en/service/endpoints.js';
import { useTexts } from '../../i18n/language.js';
import { endpoints as zh } from '../../i18n/zh/service/endpoints.js';
import { EndpointCard } from './endpoint-card.js';
import { NewEndpoint } from './new-endpoint.js';

/** Other systems and groups that are told what happens; for IT, and for the auditor to look at. */
export default function EndpointsPage(): ReactNode {
  const t = useTexts({ zh, en });
  const { roles } = useMe();
  const [making, setMaking] = useState(false);
  const list = useQuery({ queryKey: ['endpoints'], queryFn: () => body(api.GET('/v1/endpoints')) });
  const writes = !roles.includes('auditor');
  const toggle = (open: boolean) => () => {
    setMaking(open);
  };
  return (
    <Page
      title={t.title}
      lead={t.lead}
      beside={
        making || !writes ? undefined : (
          <Button type="primary" onClick={toggle(true)}>
            {t.make}
          </Button>
        )
      }
    >
      {making ? <NewEndpoint onClose={toggle(false)} /> : null}
      <Answered of={list}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t.none}</Empty>
          ) : (
            <ul className="stack tight">
              {items.map((one) => (
                <EndpointCard key={one.id} of={one} writes={writes} />
              ))}
            </ul>
          )
        }
      </Answered>
    </Page>
  );
}
