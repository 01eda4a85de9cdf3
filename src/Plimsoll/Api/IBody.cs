namespace Plimsoll.Api;

/// <summary>The body of a request, whatever its type.</summary>
internal interface IBody
{
    object Content { get; }
}
