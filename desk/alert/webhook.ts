import { createHmac } from 'node:crypto';
import { cleanText } from '../../shared/base/untrusted-text.ts';
import type { WebhookBody } from '../../shared/domain/fleet/alert.ts';
import type { Delivery } from '../mail/smtp.ts';

/** Milliseconds in which the other side has to answer. */
const patienceMs = 5_000;

/**
 * Calls a webhook once. The signature covers moment and body, so that neither can be changed and an old
 * call can be told from a new one. A redirect is not followed: it would carry the body to where no admin sent it.
 */
export async function callWebhook(
  url: string,
  secret: string,
  body: WebhookBody,
  nowMs: number,
): Promise<Delivery> {
  const text = JSON.stringify(body);
  const seconds = Math.floor(nowMs / 1000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Balie',
        'balie-delivery': body.deliveryId,
        'balie-signature': `t=${seconds},v1=${webhookSignature(secret, seconds, text)}`,
      },
      body: text,
    });
    // What it says is of no use, and may be endless.
    await response.body?.cancel();
    if (response.ok) return { arrived: true };
    return { arrived: false, final: false, trouble: `HTTP ${response.status}` };
  } catch (error) {
    return { arrived: false, final: false, trouble: troubleOf(error) };
  }
}

/** HMAC-SHA256 over `<seconds>.<body>`, in hexadecimal. */
function webhookSignature(secret: string, seconds: number, text: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex');
}

/** fetch throws a TypeError that hides why in `cause`, or the DOMException of its signal. */
function troubleOf(error: unknown): string {
  if (!(error instanceof Error)) throw error;
  const { cause } = error;
  const why = cause instanceof Error ? cause.message : '';
  return cleanText(`${error.message} ${why}`, 300);
}
