namespace Plimsoll.Features.Setup;

/// <summary>Marks an endpoint that answers before set-up is done.</summary>
internal sealed class OpenBeforeSetup
{
    public static OpenBeforeSetup Mark { get; } = new();
}
