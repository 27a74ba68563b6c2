/** The requirements of the course's requirements document, by module: id and title. */
export const requirementsOfTheCourse: Record<number, string[]> = {
  1: [
    'S3-01 Host static website content on S3',
    'S3-02 Configure CloudFront distribution for S3 website',
    'S3-03 Set up S3 bucket for movie poster storage',
  ],
  2: ['DDB-01 Create DynamoDB table for movie data', 'DDB-02 Implement data migration from existing source'],
  3: [
    'LAMBDA-01 Create Lambda function for retrieving all movies',
    'LAMBDA-02 Create Lambda function for retrieving a single movie',
    'LAMBDA-03 Create Lambda function for adding new movies',
    'LAMBDA-04 Create Lambda function for updating movies',
    'LAMBDA-05 Create Lambda function for deleting movies',
    'LAMBDA-06 Create Lambda function for generating presigned URLs',
  ],
  4: [
    'APIGW-01 Create API Gateway REST API',
    'APIGW-02 Configure request/response mappings for API',
    'APIGW-03 Enable CORS for API Gateway',
    'APIGW-04 Create API Gateway deployment stage',
  ],
  5: [
    'COGNITO-01 Create Cognito User Pool for admin authentication',
    'COGNITO-02 Configure Cognito App Client',
    'COGNITO-03 Create Cognito authorizer for API Gateway',
    'COGNITO-04 Implement authentication flow in frontend',
  ],
  6: [
    'SAM-01 Create SAM template for Lambda functions',
    'SAM-02 Create SAM template for API Gateway',
    'SAM-03 Create SAM template for DynamoDB and S3',
    'SAM-04 Create SAM template for Cognito resources',
    'SAM-05 Configure IAM roles and policies',
    'SAM-06 Create deployment scripts and documentation',
  ],
};
