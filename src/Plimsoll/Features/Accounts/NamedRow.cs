namespace Plimsoll.Features.Accounts;

/// <summary>A row with the bot it belongs to, where there is one.</summary>
internal sealed class NamedRow<T>
{
    public required T Row { get; init; }

    public Guid? BotId { get; init; }

    public string? BotName { get; init; }
}
