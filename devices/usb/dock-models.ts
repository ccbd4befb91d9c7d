/** A dock that is recognised by one of its parts, and the parts that it must have. */
export interface DockModel {
  readonly name: string;
  /** Any of these (`vendor:product`) means this model. */
  readonly recognisedBy: readonly string[];
  /** What a technician calls the part, and the numbers that it may have. */
  readonly parts: readonly { readonly name: string; readonly ids: readonly string[] }[];
}

/**
 * Only docks of which all numbers stand in usb.ids or in the update tool of their maker; for any other
 * dock nothing is said to be missing.
 */
export const dockModels: readonly DockModel[] = [
  {
    name: 'Lenovo ThinkPad Thunderbolt 3 Dock',
    recognisedBy: ['17ef:3066'],
    parts: [
      { name: 'network', ids: ['17ef:3069'] },
      { name: 'audio', ids: ['17ef:306a'] },
    ],
  },
  {
    name: 'Microsoft Surface Dock',
    recognisedBy: ['045e:0900', '045e:0901', '045e:0902', '045e:0903', '045e:0904'],
    parts: [{ name: 'audio', ids: ['045e:0905'] }],
  },
  {
    name: 'Dell WD19',
    recognisedBy: ['413c:b06e', '413c:b06f'],
    parts: [{ name: 'network', ids: ['0bda:8153'] }],
  },
];
