import type { ConsoleHands } from './console-journey.ts';

/** The pages of leads beside the queue: how visits are weighed, and to whom they can be escalated. */
export async function lookAtSettings({ page, words, see, press }: ConsoleHands): Promise<void> {
  const heading = (key: string) =>
    page
      .getByRole('heading', { name: words(key) })
      .first()
      .waitFor();

  await page.goto('/console/priority');
  await heading('priority:page.rules');
  await page.getByText(words('priority:versions.none')).waitFor();
  await page.getByLabel(words('priority:rule.role'), { exact: true }).fill('Docent');
  await page.getByLabel(words('priority:rule.words')).fill('Er zijn examens.');
  await press('priority:rule.add');
  await see('priority-rules');
  await page.getByText(words('priority:rule.kinds.event')).click();
  await page.getByLabel(words('priority:rule.departments')).waitFor();
  await see('priority-event');

  await page.goto('/console/priority/report');
  await page.getByText(words('priority:report.share')).waitFor();
  await see('priority-report');

  await page.goto('/console/report');
  await page.locator('svg.recharts-surface').first().waitFor();
  await see('report');
  await page.goto('/console/work');
  await page.getByText(words('work:none-yet')).or(page.getByRole('table')).first().waitFor();
  await see('work-log');

  await page.goto('/console/escalations');
  await page.getByText(words('escalation:list.none')).waitFor();
  await see('escalations');

  await page.goto('/console/escalations/targets');
  await page.getByText(words('escalation:targets.no-groups')).waitFor();
  await see('escalation-targets');
}
