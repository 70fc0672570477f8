import { describeScaling } from './describe-scaling.ts';

describeScaling('send', 'secrets', 'response', 'json');
