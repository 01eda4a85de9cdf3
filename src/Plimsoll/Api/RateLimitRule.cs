namespace Plimsoll.Api;

/// <summary>Endpoints that one address may call less often than others; each rule counts for itself.</summary>
internal enum RateLimitRule
{
    SignIn,
    Setup,
}
