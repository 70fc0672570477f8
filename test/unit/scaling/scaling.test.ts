import { describeScaling } from './describe-scaling.ts';

describeScaling('http', 'language', 'cli');
