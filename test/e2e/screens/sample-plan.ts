import type { Page } from '@playwright/test';

/** A floor with walls, rooms and words, as an organisation has it: drawn by the browser, as PNG. */
export async function samplePlan(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [1600, 900];
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('No canvas');
    pen.lineWidth = 8;
    pen.strokeStyle = '#333';
    pen.fillStyle = '#333';
    pen.font = '36px sans-serif';
    const rooms: readonly (readonly [string, number, number, number, number])[] = [
      ['Hal', 20, 20, 620, 560],
      ['Kantine', 640, 20, 460, 380],
      ['Balie', 640, 400, 460, 480],
      ['Magazijn', 1100, 20, 480, 860],
      ['Ingang', 20, 580, 620, 300],
    ];
    for (const [name, left, top, width, height] of rooms) {
      pen.strokeRect(left, top, width, height);
      pen.fillText(name, left + 30, top + height - 30);
    }
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(drawn.slice(drawn.indexOf(',') + 1), 'base64');
}
