import { bannerDto, raiseBannerInput } from './markingDto.ts';

const path = '/assessments/{id}/banner';
const answer = { name: 'Banner', schema: bannerDto } as const;

/** The banner of one assessment; part of `operations`. */
export const markingOperations = {
  readBanner: {
    method: 'get',
    path,
    summary: 'The banner of the live draft: from its portion marks, or raised by hand above them.',
    status: 200,
    answer,
  },
  raiseBanner: {
    method: 'put',
    path,
    summary:
      'Raises the banner above what the portions make it, with the reason. 409 for what is not above them. Owners and editors.',
    body: { name: 'RaiseBanner', schema: raiseBannerInput },
    status: 200,
    answer,
  },
  undoRaise: {
    method: 'delete',
    path,
    summary: 'Takes a raise back: the portions alone make the banner again. 409 where none stands. Owners and editors.',
    status: 200,
    answer,
  },
} as const;
